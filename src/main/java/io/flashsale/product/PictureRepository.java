package io.flashsale.product;

import java.util.Optional;
import org.hibernate.StatelessSession;

/** Reads and writes the pictures of products, which have a table of their own. */
public final class PictureRepository {

  void put(StatelessSession session, int productId, Picture picture) {
    session.doWork(
        connection -> {
          String sql =
              "INSERT INTO product_pictures (product_id, media_type, bytes) VALUES (?, ?, ?)"
                  + " ON CONFLICT (product_id) DO UPDATE SET media_type = excluded.media_type,"
                  + " bytes = excluded.bytes";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            statement.setString(2, picture.mediaType());
            statement.setBytes(3, picture.bytes());
            statement.executeUpdate();
          }
        });
  }

  void delete(StatelessSession session, int productId) {
    session.doWork(
        connection -> {
          String sql = "DELETE FROM product_pictures WHERE product_id = ?";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            statement.executeUpdate();
          }
        });
  }

  Optional<Picture> find(StatelessSession session, int productId) {
    return session.doReturningWork(
        connection -> {
          String sql = "SELECT media_type, bytes FROM product_pictures WHERE product_id = ?";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            try (var row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(new Picture(row.getString(1), row.getBytes(2)))
                  : Optional.empty();
            }
          }
        });
  }
}
