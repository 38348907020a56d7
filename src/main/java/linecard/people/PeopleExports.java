package linecard.people;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.Download.Format;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Territories, agencies and reps as files.
@Controller
class PeopleExports {

    private final Territories territories;
    private final Agencies agencies;
    private final Reps reps;
    private final Agreements agreements;
    private final Clock clock;

    PeopleExports(Territories territories, Agencies agencies, Reps reps, Agreements agreements,
            Clock clock) {
        this.territories = territories;
        this.agencies = agencies;
        this.reps = reps;
        this.agreements = agreements;
        this.clock = clock;
    }

    @GetMapping("/territories.{ending:csv|xlsx}")
    @Allowed(STAFF)
    View territories(
            Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "false") boolean archived) {
        var rows = new ArrayList<List<Cell>>();
        for (var territory : territories.all(page.viewer())) {
            if (territory.archived() && !archived) continue;
            rows.add(texts(territory.code(), territory.name(), yes(page, territory.archived())));
        }
        return table(page, ending, "people.territories",
                List.of("catalog.code", "catalog.name", "web.archived"), rows);
    }

    @GetMapping("/agencies.{ending:csv|xlsx}")
    @Allowed(STAFF_AND_AGENCIES)
    View agencies(
            Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "false") boolean archived) {
        var viewer = page.viewer();
        var list = AgencyList.of(agencies.all(viewer), reps.all(viewer),
                agreements.inForce(viewer, Today.of(page, clock)), archived);
        var rows = new ArrayList<List<Cell>>();
        for (var row : list.rows()) {
            var agency = row.agency();
            rows.add(texts(agency.code(), agency.name(), agency.country(), agency.taxNumber(),
                    agency.email(), agency.phone(), agency.address(),
                    row.inForce().map(version -> page.t(
                            "people.regime." + version.regime().code())).orElse(""),
                    yes(page, agency.archived())));
        }
        return table(page, ending, "people.agencies", List.of("catalog.code", "catalog.name",
                "people.country", "people.taxNumber", "people.email", "people.phone",
                "people.address", "people.regime", "web.archived"), rows);
    }

    @GetMapping("/reps.{ending:csv|xlsx}")
    @Allowed(STAFF_AND_AGENCIES)
    View reps(
            Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable UUID territory,
            @RequestParam(defaultValue = "false") boolean archived) {
        var viewer = page.viewer();
        var list = RepList.of(reps.all(viewer), agencies.all(viewer), territories.all(viewer),
                new RepList.Filter(agency, territory, archived));
        var rows = new ArrayList<List<Cell>>();
        for (var rep : list.rows()) {
            rows.add(texts(rep.code(), rep.title(), rep.familyName(), rep.givenName(),
                    list.agency(rep), list.territory(rep), rep.email(), rep.phone(),
                    yes(page, rep.archived())));
        }
        return table(page, ending, "people.reps", List.of("catalog.code", "people.title",
                "people.familyName", "people.givenName", "people.agency", "people.territory",
                "people.email", "people.phone", "web.archived"), rows);
    }

    private static String yes(Page page, boolean is) {
        return page.t(is ? "web.yes" : "web.no");
    }

    private static List<Cell> texts(String... values) {
        var cells = new ArrayList<Cell>();
        for (var value : values) cells.add(new Cell.Text(value));
        return cells;
    }

    private static Download table(
            Page page, String ending, String name, List<String> columns, List<List<Cell>> rows) {
        var header = columns.stream().map(key -> page.t(key)).toList();
        return new Download(page.t(name), Format.of(ending), page.language(), header, table -> {
            for (var row : rows) table.row(row);
        });
    }
}
