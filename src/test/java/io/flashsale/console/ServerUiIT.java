package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.flashsale.health.HealthReport;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerUiIT extends ConsoleUi {

  ServerUiIT() {
    super(FakeStart.ready());
  }

  @BeforeEach
  void open() {
    console.waitUntilOpen();
    console.openServerPage();
  }

  @Test
  void the_code_is_of_the_address_that_is_chosen() throws Exception {
    assertThat(readQr()).isEqualTo(FakeStore.LAN);
    console.click(FakeStore.LOCAL);
    assertThat(readQr()).isEqualTo(FakeStore.LOCAL);
  }

  private String readQr() throws Exception {
    Image image = console.qr().getImage();
    int side = (int) image.getWidth();
    int[] pixels = new int[side * side];
    image
        .getPixelReader()
        .getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
    RGBLuminanceSource source = new RGBLuminanceSource(side, side, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  @Test
  void copies_the_chosen_address_and_says_so() {
    console.click("#copyAddress");
    assertThat(copied).containsExactly(FakeStore.LAN);
    assertThat(console.text("#copyAddress")).isEqualTo("Copied");
    eventually(() -> console.text("#copyAddress").equals("_Copy address"));
  }

  @Test
  void hides_the_token_until_it_is_revealed() {
    assertThat(console.text("#token")).doesNotContain(FakeStore.TOKEN);
    console.click("#reveal");
    assertThat(console.text("#token")).isEqualTo(FakeStore.TOKEN);
    console.click("#reveal");
    assertThat(console.text("#token")).doesNotContain(FakeStore.TOKEN);
  }

  @Test
  void copies_the_token_without_revealing_it() {
    console.click("#copyToken");
    assertThat(copied).containsExactly(FakeStore.TOKEN);
    assertThat(console.text("#token")).doesNotContain(FakeStore.TOKEN);
  }

  @Test
  void tells_in_words_who_does_not_answer() {
    eventually(() -> console.text("#redis .health-state").equals("Answers"));
    start.store.health = () -> new HealthReport(true, false, true);
    eventually(() -> console.text("#redis .health-state").equals("Does not answer"));
    assertThat(console.text("#database .health-state")).isEqualTo("Answers");
    assertThat(console.text("#summary")).isEqualTo("No new holds: no Redis");
  }
}
