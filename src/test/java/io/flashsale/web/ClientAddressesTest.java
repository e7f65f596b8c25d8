package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.settings.RawSettings;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
  private final ClientAddresses untrusting = trusting("");
  private final ClientAddresses trusting = trusting("10.0.0.0/8 192.168.1.1 fd00::/8");

  private static ClientAddresses trusting(String proxies) {
    try {
      var raw = new RawSettings(Map.of("TRUSTED_PROXIES", proxies), Map.of());
      return new ClientAddresses(Settings.read(raw).trustedProxies());
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutTrustedProxiesTheSocketCounts() {
    assertThat(untrusting.of("203.0.113.9", List.of())).isEqualTo("203.0.113.9");
    assertThat(untrusting.of("203.0.113.9", List.of("1.1.1.1"))).isEqualTo("203.0.113.9");
    assertThat(untrusting.of("10.0.0.1", List.of("1.1.1.1"))).isEqualTo("10.0.0.1");
  }

  @Test
  void aStrangersHeaderIsNotBelieved() {
    assertThat(trusting.of("203.0.113.9", List.of("1.1.1.1"))).isEqualTo("203.0.113.9");
  }

  @Test
  void aProxysHeaderIsReadFromTheRightPastProxiesOnly() {
    assertThat(trusting.of("10.0.0.1", List.of("1.1.1.1, 2.2.2.2"))).isEqualTo("2.2.2.2");
    assertThat(trusting.of("10.0.0.1", List.of("1.1.1.1,2.2.2.2, 192.168.1.1 ,10.9.9.9")))
        .isEqualTo("2.2.2.2");
    assertThat(trusting.of("10.0.0.1", List.of("1.1.1.1, 192.168.1.2"))).isEqualTo("192.168.1.2");
  }

  @Test
  void severalLinesAreOneListInTheirOrder() {
    assertThat(trusting.of("10.0.0.1", List.of("6.6.6.6", "2.2.2.2"))).isEqualTo("2.2.2.2");
    assertThat(trusting.of("10.0.0.1", List.of("6.6.6.6", "2.2.2.2, 10.0.0.2")))
        .isEqualTo("2.2.2.2");
  }

  @Test
  void whereTheHeaderIsRubbishTheLastProxyCounts() {
    for (String rubbish : List.of("", " ", "unknown", "1.1.1.1, example.com")) {
      assertThat(trusting.of("10.0.0.1", List.of(rubbish))).isEqualTo("10.0.0.1");
    }
    assertThat(trusting.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
  }

  @Test
  void allProxiesLeaveTheLeftmost() {
    assertThat(trusting.of("10.0.0.1", List.of("10.0.0.3, 10.0.0.2"))).isEqualTo("10.0.0.3");
  }

  @Test
  void ofIpv6TheFirst64BitsCount() {
    String network = "2001:db8:1:2:0:0:0:0/64";
    assertThat(untrusting.of("2001:db8:1:2::1", List.of())).isEqualTo(network);
    assertThat(untrusting.of("2001:db8:1:2:ffff:ffff:ffff:ffff", List.of())).isEqualTo(network);
    assertThat(untrusting.of("2001:db8:1:3::1", List.of())).isNotEqualTo(network);
    assertThat(trusting.of("fd00::1", List.of("2001:db8:1:2::7"))).isEqualTo(network);
  }

  @Test
  void anIpv6AddressInBracketsIsTheSame() {
    assertThat(untrusting.of("[2001:db8:1:2::1]", List.of()))
        .isEqualTo(untrusting.of("2001:db8:1:2::1", List.of()));
  }

  @Test
  void anIpv4AddressWrittenAsIpv6IsThatIpv4Address() {
    assertThat(untrusting.of("::ffff:203.0.113.9", List.of())).isEqualTo("203.0.113.9");
  }
}
