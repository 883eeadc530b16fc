package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Which addresses a stranger may have us call.
class PublicAddressTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "addresses.tsv", delimiter = '\t', numLinesToSkip = 1)
    void only_what_lies_in_the_open_internet_is_called(String address, String where) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isEqualTo(where.equals("public"));
    }
}
