import { useLayoutEffect, useRef } from 'react';
import { t } from '@/shared/i18n/i18n';

type Props = { text: string; className?: string };

/** A view's one heading. It names the tab and takes the focus, so that a screen reader starts there. */
export function PageTitle({ text, className = '' }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    document.title = `${text} · ${t('app.name')}`;
    heading.current?.focus({ preventScroll: true });
  }, [text]);

  return (
    <h1 ref={heading} tabIndex={-1} className={`page-title ${className}`}>
      {text}
    </h1>
  );
}
