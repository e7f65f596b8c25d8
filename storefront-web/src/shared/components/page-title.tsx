import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { text: string; className?: string };

/** A view's one heading. It names the tab and takes the focus, so that a screen reader starts there. */
export function PageTitle({ text, className = '' }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    document.title = `${text} · ${t('app.name')}`;
    heading.current?.focus({ preventScroll: true });
  }, [text, t]);

  return (
    <h1 ref={heading} tabIndex={-1} className={`page-title ${className}`}>
      {text}
    </h1>
  );
}
