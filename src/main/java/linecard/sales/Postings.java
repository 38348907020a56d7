package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Writes documents, lines and credits, a batch with two statements.
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
        var credits = Posting.credits(lines);
        if (!lines.isEmpty()) addLines(viewer, lines, credits);
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

    /// Lines get their numbers from the database, and the credits take them from there within
    /// one statement, without looking into a table that grows.
    private void addLines(
            Viewer viewer, List<Posting.Line> lines, List<Posting.Credited> credits) {
        sql.sql("""
                with written as (
                    insert into sales.line (
                        organisation_id, document_id, position, product_id, product_line_id,
                        quantity_milli, net_minor, cost_minor)
                    select :organisation, document, position, product, product_line,
                           quantity, net, cost
                    from unnest(:lineDocument::uuid[], :linePosition::integer[], :product::uuid[],
                                :productLine::uuid[], :lineQuantity::bigint[],
                                :lineNet::bigint[], :lineCost::bigint[])
                      with ordinality as l (document, position, product, product_line,
                                            quantity, net, cost, place)
                    order by place
                    returning id, document_id, position, product_line_id)
                insert into sales.credit (
                    organisation_id, line_id, rep_id, agency_id, share_millionths, net_minor,
                    cost_minor, quantity_milli, kind, booked_on, document_id, account_id,
                    territory_id, product_line_id)
                select :organisation, w.id, c.rep, c.agency, c.share, c.net,
                       c.cost, c.quantity, c.kind, c.booked, c.document, c.account,
                       c.territory, w.product_line_id
                from unnest(:document::uuid[], :position::integer[], :rep::uuid[],
                            :agency::uuid[], :share::bigint[], :net::bigint[], :cost::bigint[],
                            :quantity::bigint[], :kind::text[], :booked::date[],
                            :account::uuid[], :territory::uuid[])
                  with ordinality as c (document, position, rep, agency, share, net, cost,
                                        quantity, kind, booked, account, territory, place)
                join written w on w.document_id = c.document and w.position = c.position
                order by c.place
                """)
                .param("organisation", viewer.organisation().id())
                .param("lineDocument", Column.of(lines, l -> l.posting().id()))
                .param("linePosition", Column.of(lines, l -> l.position()))
                .param("product", Column.of(lines, l -> l.said().product()))
                .param("productLine", Column.of(lines, l -> l.said().productLine()))
                .param("lineQuantity", Column.of(lines, l -> l.said().quantityMilli()))
                .param("lineNet", Column.of(lines, l -> l.said().netMinor()))
                .param("lineCost", Column.of(lines, l -> l.said().costMinor()))
                .param("document", Column.of(credits, c -> c.line().posting().id()))
                .param("position", Column.of(credits, c -> c.line().position()))
                .param("rep", Column.of(credits, c -> c.credit().share().rep()))
                .param("agency", Column.of(credits, c -> c.credit().share().agency()))
                .param("share", Column.of(credits, c -> c.credit().share().millionths()))
                .param("net", Column.of(credits, c -> c.credit().netMinor()))
                .param("cost", Column.of(credits, c -> c.credit().costMinor()))
                .param("quantity", Column.of(credits, c -> c.credit().quantityMilli()))
                .param("kind", Column.of(credits, c -> c.booking().kind().code()))
                .param("booked", Column.of(credits, c -> c.booking().bookedOn()))
                .param("account", Column.of(credits, c -> c.booking().account()))
                .param("territory", Column.of(credits, c -> c.line().posting().territory()))
                .update();
    }
}
