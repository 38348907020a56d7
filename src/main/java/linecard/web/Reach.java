package linecard.web;

import org.apache.hc.client5.http.DnsResolver;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the addresses of a host that is asked from here, and lets none be used that is not
/// public. Whoever connects uses the very addresses that were looked at: a name that leads
/// elsewhere a moment later changes nothing.
public final class Reach implements DnsResolver {

    /// A name that leads inside.
    public static final class Inside extends UnknownHostException {
        Inside(String host) {
            super(host);
        }
    }

    /// Finds the addresses of a name.
    @FunctionalInterface
    public interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /// A block of addresses: those that share its first bits.
    private record Block(BigInteger start, int shift) {

        static Block of(String text) {
            var parts = text.split("/");
            var bytes = InetAddress.ofLiteral(parts[0]).getAddress();
            int shift = bytes.length * 8 - Integer.parseInt(parts[1]);
            return new Block(new BigInteger(1, bytes).shiftRight(shift), shift);
        }

        boolean holds(byte[] address) {
            return new BigInteger(1, address).shiftRight(shift).equals(start);
        }
    }

    /// What IANA keeps for special purposes (RFC 6890 and its registry), and multicast.
    private static final List<Block> SPECIAL_4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
            "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4");

    /// All global ones of version 6 begin like this; the special ones among them carry addresses
    /// of version 4 within, are for documents, or are for nobody.
    private static final Block GLOBAL_6 = Block.of("2000::/3");
    private static final List<Block> SPECIAL_6 = blocks("2001::/23", "2001:db8::/32", "2002::/16",
            "2620:4f:8000::/48", "3fff::/20");

    private final Names names;
    private final Predicate<InetAddress> allowed;

    public Reach() {
        this(InetAddress::getAllByName, Reach::isPublic);
    }

    public Reach(Names names, Predicate<InetAddress> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(Block::of).toList();
    }

    /// Whether the address is one of the public internet.
    public static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL_4.stream().noneMatch(block -> block.holds(bytes));
        }
        return GLOBAL_6.holds(bytes) && SPECIAL_6.stream().noneMatch(block -> block.holds(bytes));
    }

    /// @throws Inside where any of its addresses is not public
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.of(host);
        if (found.length == 0) throw new UnknownHostException(host);
        if (!Arrays.stream(found).allMatch(allowed)) throw new Inside(host);
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
