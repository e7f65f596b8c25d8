package io.flashsale.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.startup.StartFailure;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.168.1.128/25, 192.168.1.255, true",
    "192.168.1.7, 192.168.1.7, true",
    "192.168.1.7, 192.168.1.6, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 203.0.113.9, false",
    "::1, ::1, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::ffff:10.0.0.0/8, 10.2.3.4, true"
  })
  void aBlockContainsWhatSharesItsLeadingBits(String block, String address, boolean contained)
      throws StartFailure {
    AddressBlock parsed = AddressBlock.parseAll("TRUSTED_PROXIES", List.of(block)).getFirst();

    assertThat(parsed.contains(InetAddress.ofLiteral(address))).isEqualTo(contained);
  }
}
