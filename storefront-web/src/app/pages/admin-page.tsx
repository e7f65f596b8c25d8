import { AdminView } from '@/features/admin/components/admin-view';
import '@/shared/styles/admin.scss';

export default function AdminPage() {
  return <AdminView />;
}
