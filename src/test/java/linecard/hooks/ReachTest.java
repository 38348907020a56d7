package linecard.hooks;

import linecard.web.Reach;
import linecard.web.Reach.Inside;
import linecard.words.ReadingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Which addresses may be told something.
class ReachTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255",
            "100.64.0.1", "100.127.255.255", "169.254.169.254", "169.254.0.1", "172.16.0.1", "172.31.255.255",
            "192.168.0.1", "192.168.255.255", "192.0.0.1", "192.0.0.170", "192.0.2.1", "192.88.99.1", "198.18.0.1",
            "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1",
            "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
            "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1",
            "2001:db8::1", "2002:7f00:1::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1",
            "ff02::1", "4000::1"})
    void nothing_inside_is_public(String address) {
        assertThat(Reach.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
            "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
            "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
            "2606:4700:4700::1111", "2a00:1450:4001::8a", "2001:4860:4860::8888", "::ffff:8.8.8.8"})
    void the_internet_is(String address) {
        assertThat(Reach.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void one_address_inside_among_others_is_enough_to_refuse() {
        var mixed = new Reach(_ -> new InetAddress[] {
                InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1")}, Reach::isPublic);
        assertThatThrownBy(() -> mixed.resolve("mixed.example")).isInstanceOf(Inside.class);
        var nothing = new Reach(_ -> new InetAddress[0], Reach::isPublic);
        assertThatThrownBy(() -> nothing.resolve("nothing.example")).isInstanceOf(UnknownHostException.class)
                .isNotInstanceOf(Inside.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]"})
    void however_it_is_spelled_the_machine_itself_is_not_reached(String host) {
        assertThatThrownBy(() -> new Reach().resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/x", "https://[::1]/", "https://[::ffff:10.0.0.1]:8443/",
            "https://localhost/", "https://LOCALHOST./", "https://erp/", "https://erp.local/", "https://erp.internal",
            "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/",
            "https://169.254.169.254/latest/meta-data", "https://10.0.0.1:65535/", "https://999.1.1.1/"})
    void an_address_that_leads_inside_is_refused_as_it_is_typed(String url) {
        assertThatThrownBy(() -> Target.read(url)).isInstanceOfSatisfying(ReadingException.class,
                e -> assertThat(e.key()).isIn("hooks.url.inside", "hooks.url.unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://erp.example/", "ftp://erp.example/", "javascript:alert(1)", "erp.example",
            "https://", "https:///x", "https://erp.example:0/", "https://erp.example:65536/", "https://erp example/",
            "https://erp.example/<script>", "https://erp.example/\r\nHost: x", "https://példa.hu/", "https:erp.example",
            "https://erp.example\\@127.0.0.1/", "https://exa_mple.hu/", "https://[::1", "https://erp.example/é"})
    void what_is_no_address_is_refused(String url) {
        assertThatThrownBy(() -> Target.read(url)).isInstanceOfSatisfying(ReadingException.class,
                e -> assertThat(e.key()).isEqualTo("hooks.url.unreadable"));
    }

    @Test
    void neither_passwords_nor_fragments_nor_length_without_end() {
        for (var url : new String[] {"https://anna:secret@erp.example/", "https://erp.example/#x"}) {
            assertThatThrownBy(() -> Target.read(url)).isInstanceOfSatisfying(ReadingException.class,
                    e -> assertThat(e.key()).isEqualTo("hooks.url.more"));
        }
        assertThatThrownBy(() -> Target.read("https://erp.example/" + "x".repeat(1_000_000)))
                .isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> Target.read("")).isInstanceOf(ReadingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://erp.example/linecard?shop=7", "https://erp.example:8443", "HTTPS://8.8.8.8/x",
            "https://xn--plda-bpa.hu/", "https://[2606:4700:4700::1111]/", "https://a.b.c.example/%20x"})
    void honest_ones_stay_as_they_are(String url) {
        assertThat(Target.read(url)).hasToString(url);
    }
}
