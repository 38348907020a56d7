package linecard.disputes;

import linecard.access.Viewer;
import linecard.commissions.Issued;
import linecard.disputes.Stated.Extras;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The lines of a statement as they are compared: with tax, freight and discount of their
/// documents.
@Repository
class StatedLines {

    private static final int AT_ONCE = 10_000;

    /// Statements before and after, among which a sale of another month is looked for.
    private static final int NEIGHBOURS = 3;

    private final JdbcClient sql;
    private final Issued issued;

    StatedLines(JdbcClient sql, Issued issued) {
        this.sql = sql;
        this.issued = issued;
    }

    @Transactional(readOnly = true)
    List<Stated> of(Viewer viewer, UUID statement) {
        var lines = issued.lines(viewer, statement);
        var documents = documents(lines);
        var stated = new ArrayList<Stated>(lines.size());
        for (var line : lines) {
            var document = line.document() == null ? null : documents.get(line.document());
            stated.add(new Stated(line.position(), line.number(), line.original(), line.account(),
                    line.bookedOn(), line.late(), line.net().minor(), line.share().millionths(),
                    line.base().minor(), line.rate() == null ? null : line.rate().millionths(),
                    line.amount().minor(), document == null ? Extras.NONE
                            : document.extras(line.base().minor())));
        }
        return stated;
    }

    /// What a document has beside its net.
    private record Document(long net, long tax, long freight, long discount) {

        /// The part of it that falls to a part of the net.
        Extras extras(long base) {
            return net == 0 ? Extras.NONE
                    : new Extras(part(tax, base), part(freight, base), part(discount, base));
        }

        private long part(long whole, long base) {
            return BigInteger.valueOf(whole).multiply(BigInteger.valueOf(base))
                    .divide(BigInteger.valueOf(net)).longValueExact();
        }
    }

    private Map<UUID, Document> documents(List<Issued.Line> lines) {
        var named = new HashSet<UUID>();
        for (var line : lines) if (line.document() != null) named.add(line.document());
        var ids = List.copyOf(named);
        var found = new HashMap<UUID, Document>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            sql.sql("""
                    select id, net_minor, tax_minor, freight_minor, discount_minor
                    from sales.document
                    where id = any (:ids)
                    """)
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE))
                            .toArray(UUID[]::new))
                    .query(row -> {
                        found.put(row.getObject("id", UUID.class), new Document(
                                row.getLong("net_minor"), row.getLong("tax_minor"),
                                row.getLong("freight_minor"), row.getLong("discount_minor")));
                    });
        }
        return found;
    }

    /// Keys of the documents on the agency's statements shortly before and after this one.
    @Transactional(readOnly = true)
    Set<String> elsewhere(Viewer viewer, Issued.Head head) {
        var keys = new HashSet<String>();
        var all = issued.ofAgency(viewer, head.agency());
        int at = 0;
        while (at < all.size() && !all.get(at).id().equals(head.id())) at++;
        var near = all.subList(
                Math.max(0, at - NEIGHBOURS), Math.min(all.size(), at + NEIGHBOURS + 1));
        for (var other : near) {
            if (other.id().equals(head.id())) continue;
            for (var line : issued.lines(viewer, other.id())) {
                keys.add(DocumentKey.of(line.number()));
            }
        }
        return keys;
    }
}
