import i18n from 'i18next';
import { AdminView } from '@/features/admin/components/admin-view';
import { adminDe } from '@/shared/i18n/admin-de';
import { adminEn } from '@/shared/i18n/admin-en';
import '@/shared/styles/admin.scss';

// Shoppers load neither this page nor its texts.
i18n.addResourceBundle('en', 'admin', adminEn);
i18n.addResourceBundle('de', 'admin', adminDe);

export default function AdminPage() {
  return <AdminView />;
}
