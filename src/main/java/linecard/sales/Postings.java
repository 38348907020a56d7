package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Writes documents, their lines, and who is credited with them, a batch with four statements.
@Repository
class Postings {

    private final JdbcClient sql;

    Postings(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return the credits written
    List<Posting.Credited> add(Viewer viewer, UUID importId, List<Posting> postings) {
        addDocuments(viewer, importId, postings);
        var lines = new ArrayList<Posting.Line>();
        for (var posting : postings) lines.addAll(posting.lines());
        if (lines.isEmpty()) return List.of();
        addLines(viewer, lines);
        var credits = Posting.credits(lines);
        addShares(viewer, Posting.parts(credits));
        var split = credits.stream().filter(credit -> !credit.isWhole()).toList();
        if (!split.isEmpty()) addParts(viewer, split);
        return credits;
    }

    private void addDocuments(Viewer viewer, UUID importId, List<Posting> postings) {
        sql.sql("""
                insert into sales.document (
                    id, organisation_id, kind, number, account_id, territory_id, stated_rep_id,
                    booked_on, original_number, original_id, net_minor, fingerprint, import_id)
                select id, :organisation, kind, number, account, territory, stated,
                       booked, original_number, original, net, fingerprint, :import
                from unnest(:id::uuid[], :kind::text[], :number::text[], :account::uuid[],
                            :territory::uuid[], :stated::uuid[], :booked::date[],
                            :originalNumber::text[], :original::uuid[], :net::bigint[],
                            :fingerprint::text[])
                  as d (id, kind, number, account, territory, stated, booked,
                        original_number, original, net, fingerprint)
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("id", Column.of(postings, p -> p.id()))
                .param("kind", Column.of(postings, p -> p.booking().kind().code()))
                .param("number", Column.of(postings, p -> p.booking().number()))
                .param("account", Column.of(postings, p -> p.booking().account()))
                .param("territory", Column.of(postings, p -> p.territory()))
                .param("stated", Column.of(postings, p -> p.booking().statedRep()))
                .param("booked", Column.of(postings, p -> p.booking().bookedOn()))
                .param("originalNumber", Column.of(postings, p -> p.booking().originalNumber()))
                .param("original", Column.of(postings, p -> p.original()))
                .param("net", Column.of(postings, p -> p.booking().netMinor()))
                .param("fingerprint", Column.of(postings, p -> Fingerprint.of(p.booking())))
                .update();
    }

    private void addLines(Viewer viewer, List<Posting.Line> lines) {
        sql.sql("""
                insert into sales.line (
                    organisation_id, document_id, position, product_id, product_line_id,
                    quantity_milli, net_minor, cost_minor)
                select :organisation, document, position, product, product_line,
                       quantity, net, cost
                from unnest(:document::uuid[], :position::integer[], :product::uuid[],
                            :productLine::uuid[], :quantity::bigint[], :net::bigint[],
                            :cost::bigint[])
                  as l (document, position, product, product_line, quantity, net, cost)
                """)
                .param("organisation", viewer.organisation().id())
                .param("document", Column.of(lines, l -> l.posting().id()))
                .param("position", Column.of(lines, l -> l.position()))
                .param("product", Column.of(lines, l -> l.said().product()))
                .param("productLine", Column.of(lines, l -> l.said().productLine()))
                .param("quantity", Column.of(lines, l -> l.said().quantityMilli()))
                .param("net", Column.of(lines, l -> l.said().netMinor()))
                .param("cost", Column.of(lines, l -> l.said().costMinor()))
                .update();
    }

    private void addShares(Viewer viewer, List<Posting.Part> shares) {
        sql.sql("""
                insert into sales.share (
                    organisation_id, document_id, place, rep_id, agency_id, share_millionths,
                    net_minor, returned_minor, cost_minor, quantity_milli, lines, kind, booked_on,
                    account_id, territory_id)
                select :organisation, document, place, rep, agency, share,
                       net, returned, cost, quantity, lines, kind, booked, account, territory
                from unnest(:document::uuid[], :place::smallint[], :rep::uuid[], :agency::uuid[],
                            :share::bigint[], :net::bigint[], :returned::bigint[],
                            :cost::bigint[], :quantity::bigint[], :lines::integer[],
                            :kind::text[], :booked::date[], :account::uuid[], :territory::uuid[])
                  as s (document, place, rep, agency, share, net, returned, cost, quantity,
                        lines, kind, booked, account, territory)
                """)
                .param("organisation", viewer.organisation().id())
                .param("document", Column.of(shares, s -> s.posting().id()))
                .param("place", Column.of(shares, s -> s.place()))
                .param("rep", Column.of(shares, s -> s.share().rep()))
                .param("agency", Column.of(shares, s -> s.share().agency()))
                .param("share", Column.of(shares, s -> s.share().millionths()))
                .param("net", Column.of(shares, s -> s.sum().netMinor()))
                .param("returned", Column.of(shares, s -> s.sum().returnedMinor()))
                .param("cost", Column.of(shares, s -> s.sum().costMinor()))
                .param("quantity", Column.of(shares, s -> s.sum().quantityMilli()))
                .param("lines", Column.of(shares, s -> s.posting().booking().lines().size()))
                .param("kind", Column.of(shares, s -> s.posting().booking().kind().code()))
                .param("booked", Column.of(shares, s -> s.posting().booking().bookedOn()))
                .param("account", Column.of(shares, s -> s.posting().booking().account()))
                .param("territory", Column.of(shares, s -> s.posting().territory()))
                .update();
    }

    /// Parts of lines that several share.
    private void addParts(Viewer viewer, List<Posting.Credited> parts) {
        sql.sql("""
                insert into sales.part (
                    organisation_id, document_id, position, place, net_minor, cost_minor,
                    quantity_milli)
                select :organisation, document, position, place, net, cost, quantity
                from unnest(:document::uuid[], :position::integer[], :place::smallint[],
                            :net::bigint[], :cost::bigint[], :quantity::bigint[])
                  as p (document, position, place, net, cost, quantity)
                """)
                .param("organisation", viewer.organisation().id())
                .param("document", Column.of(parts, p -> p.line().posting().id()))
                .param("position", Column.of(parts, p -> p.line().position()))
                .param("place", Column.of(parts, p -> p.place()))
                .param("net", Column.of(parts, p -> p.credit().netMinor()))
                .param("cost", Column.of(parts, p -> p.credit().costMinor()))
                .param("quantity", Column.of(parts, p -> p.credit().quantityMilli()))
                .update();
    }
}
