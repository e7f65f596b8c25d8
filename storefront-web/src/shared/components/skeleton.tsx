import { t } from '@/shared/i18n/i18n';

type Props = { blocks: number; className: string };

/** Keeps the place of what is being loaded, so that nothing jumps. */
export function Skeleton({ blocks, className }: Props) {
  return (
    <div className={className} role="status">
      <span className="visually-hidden">{t('app.loading')}</span>
      {Array.from({ length: blocks }, (_, index) => (
        <div key={index} className="skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}
