import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Skeleton } from '@/shared/components/skeleton';
import { Layout } from './layout';
import { CheckoutPage } from './pages/checkout-page';
import { HomePage } from './pages/home-page';
import { LinePage } from './pages/line-page';
import { NotFoundPage } from './pages/not-found-page';
import { OrdersPage } from './pages/orders-page';
import { ProductPage } from './pages/product-page';

/** A chunk of its own: shoppers never load it. */
const AdminPage = lazy(() => import('./pages/admin-page'));

export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<HomePage />} />
        <Route path="products/:productId" element={<ProductPage />} />
        <Route path="checkout/:orderId" element={<CheckoutPage />} />
        <Route path="line/:entryId" element={<LinePage />} />
        <Route path="orders" element={<OrdersPage />} />
        <Route
          path="admin"
          element={
            <Suspense fallback={<Skeleton blocks={1} className="" />}>
              <AdminPage />
            </Suspense>
          }
        />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
