package linecard.linecards;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.web.Known;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.Optional;
import java.util.stream.Stream;

import static linecard.access.Audience.DISCLOSURE_READERS;

/// The register of what was told as a file: a row for each thing, and one where it was nothing.
@Controller
class DisclosureExports {

    private final Disclosures disclosures;
    private final Agencies agencies;
    private final Reps reps;

    DisclosureExports(Disclosures disclosures, Agencies agencies, Reps reps) {
        this.disclosures = disclosures;
        this.agencies = agencies;
        this.reps = reps;
    }

    private record Row(Disclosure by, Optional<Disclosed> one) {}

    @GetMapping("/disclosures.{ending:csv|xlsx|json}")
    @Allowed(DISCLOSURE_READERS)
    View register(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var firms = new Known(agencies.all(viewer));
        var people = new Known(reps.all(viewer));
        var rows = disclosures.all(viewer).stream().flatMap(by -> by.told().isEmpty()
                ? Stream.of(new Row(by, Optional.empty()))
                : by.told().stream().map(one -> new Row(by, Optional.of(one)))).toList();
        return new Table<Row>(page.words())
                .text("agency", page.t("people.agency.code"), row -> firms.code(row.by().agency()))
                .text("agencyName", page.t("people.agency.name"),
                        row -> firms.name(row.by().agency(), page.language()))
                .text("rep", page.t("people.rep.code"), row -> people.code(row.by().rep()))
                .day("toldOn", page.t("linecards.disclosure.last"), row -> row.by().toldOn())
                .text("toldBy", page.t("linecards.disclosure.by"), row -> row.by().toldName())
                .choice("occasion", page.t("linecards.occasion"), "linecards.occasion.",
                        row -> row.by().occasion().code())
                .truth("cardComplete", page.t("linecards.disclosure.complete"),
                        row -> row.by().isCardComplete())
                .choice("about", page.t("linecards.about"), "linecards.about.",
                        row -> row.one().map(one -> one.about().code()).orElse(null))
                .text("firm", page.t("linecards.firm"),
                        row -> row.one().map(Disclosed::firm).orElse(""))
                .choice("relation", page.t("linecards.relation"), "linecards.relation.",
                        row -> row.one().map(Disclosed::relation)
                                .map(Disclosed.Relation::code).orElse(null))
                .text("what", page.t("linecards.what"),
                        row -> row.one().map(Disclosed::what).orElse(""))
                .cell("value", page.t("linecards.value"), row -> row.one().map(Disclosed::value)
                        .<Cell>map(Cell.Amount::new).orElseGet(Cell.Empty::new))
                .day("givenOn", page.t("linecards.givenOn"),
                        row -> row.one().map(Disclosed::givenOn).orElse(null))
                .day("keepUntil", page.t("linecards.keepUntil"),
                        row -> row.one().map(Disclosed::keepUntil).orElse(null))
                .file(ending, page.t("linecards.disclosures"), rows::forEach);
    }
}
