package io.flashsale.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.FakeStore;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ProductRowsTest {
  private final ProductRows rows = new ProductRows();

  private static List<ProductLine> demo() {
    return FakeStore.demoProducts().stream().map(ProductLine::of).toList();
  }

  private List<Integer> ids() {
    return rows.shown().stream().map(row -> row.line().id()).toList();
  }

  @Test
  void a_row_stays_the_same_while_its_product_changes() {
    rows.show(demo());
    ProductRow phone = rows.shown().getFirst();
    List<ProductLine> changed = new ArrayList<>(demo());
    changed.set(
        0, ProductLine.of(FakeStore.product(1, "Flash Phone X", 199_990, 50, 40, 3, 6, -60)));
    rows.show(changed);
    assertThat(rows.shown().getFirst()).isSameAs(phone);
    assertThat(phone.line().stock().sold()).isEqualTo(40);
  }

  @Test
  void nothing_is_told_when_nothing_changed() {
    rows.show(demo());
    List<Object> told = new ArrayList<>();
    rows.shown().addListener((ListChangeListener<ProductRow>) told::add);
    rows.show(demo());
    assertThat(told).isEmpty();
  }

  @Test
  void products_come_and_go() {
    rows.show(demo());
    List<ProductLine> others = new ArrayList<>(demo().subList(1, 5));
    others.add(ProductLine.of(FakeStore.product(9, "Camera", 100, 5, 0, 0, 0, -60)));
    rows.show(others);
    assertThat(ids()).containsExactly(2, 3, 4, 5, 9);
    assertThat(rows.countProperty().get()).isEqualTo(5);
  }

  @Test
  void the_search_looks_for_a_part_of_the_name_or_the_number() {
    rows.show(demo());
    rows.searchProperty().set("  gAmInG ");
    assertThat(ids()).containsExactly(2);
    rows.searchProperty().set("4");
    assertThat(ids()).containsExactly(4);
    rows.searchProperty().set("zebra");
    assertThat(ids()).isEmpty();
    rows.clearFilter();
    assertThat(ids()).hasSize(5);
  }

  @Test
  void a_product_leaves_the_live_ones_when_its_sale_ends() {
    rows.show(demo());
    rows.stateProperty().set(StateChoice.LIVE);
    assertThat(ids()).containsExactly(1, 2, 3);
    List<ProductLine> later = new ArrayList<>(demo());
    later.set(
        1, ProductLine.of(FakeStore.product(2, "Pro Gaming Mouse", 4_999, 100, 41, 0, 3, -500)));
    rows.show(later);
    assertThat(ids()).containsExactly(1, 3);
  }

  @Test
  void nothing_is_sold_of_a_product_without_stock() {
    ProductLine none = ProductLine.of(FakeStore.product(1, "Empty", 100, 0, 0, 0, 0, -60));
    assertThat(none.soldShare()).isZero();
  }
}
