import { Navigate, useParams } from 'react-router';
import { useProduct } from '@/features/products/api/get-product';
import { useEntry } from '@/features/waitlist/api/get-entry';
import { EntryView } from '@/features/waitlist/components/entry-view';

export function LinePage() {
  const entryId = useParams()['entryId'] ?? '';
  return <Place key={entryId} entryId={entryId} />;
}

/** A place in line; when it is offered something, the checkout of that. */
function Place({ entryId }: { entryId: string }) {
  const { data: entry } = useEntry(entryId);
  const { data: product } = useProduct(entry?.productId);

  const isServed = entry?.state === 'offered' || entry?.state === 'taken';
  if (isServed && entry.orderId !== undefined) {
    return <Navigate to={`/checkout/${entry.orderId}`} replace />;
  }
  const about = product && {
    name: product.name,
    picture: product.pictureUrl,
    opening: product.opening,
    drawAt: product.saleStartsAt,
    isDrawn: product.drawn,
    inLine: product.inLine,
  };
  return <EntryView entryId={entryId} about={about} />;
}
