import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { PageTitle } from './page-title';

export type Tone = 'calm' | 'good' | 'warn' | 'bad';

type Props = {
  icon: IconName;
  tone?: Tone;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
};

/** A whole view that says one thing and what to do next. */
export function Message({ icon, tone = 'calm', title, children, actions }: Props) {
  return (
    <section className="message">
      <span className={`emblem emblem-${tone}`}>
        <Icon name={icon} />
      </span>
      <PageTitle text={title} />
      <div className="message-body">{children}</div>
      {actions && <div className="message-actions">{actions}</div>}
    </section>
  );
}
