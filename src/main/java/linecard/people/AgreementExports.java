package linecard.people;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.files.Table;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The versions of agreements as a file: of one agency, or of all.
@Controller
class AgreementExports {

    private final Agreements agreements;
    private final Agencies agencies;
    private final Territories territories;
    private final ProductLines lines;

    AgreementExports(Agreements agreements, Agencies agencies, Territories territories,
            ProductLines lines) {
        this.agreements = agreements;
        this.agencies = agencies;
        this.territories = territories;
        this.lines = lines;
    }

    @GetMapping("/agreements.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View list(Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID agency) {
        var viewer = page.viewer();
        var firms = new Known(agencies.all(viewer));
        var places = new Known(territories.all(viewer));
        var tree = new LineTree(lines.all(viewer));
        return new Table<Agreement>(page.words())
                .text("agencyCode", page.t("people.agency.code"), one -> firms.code(one.agency()))
                .text("agency", page.t("people.agency.name"),
                        one -> firms.name(one.agency(), page.language()))
                .day("firstDay", page.t("people.firstDay"), Agreement::from)
                .day("lastDay", page.t("people.lastDay"), Agreement::lastDay)
                .choice("regime", page.t("people.regime"), "people.regime.",
                        one -> one.regime().code())
                .text("territory", page.t("people.territory"),
                        one -> places.name(one.territory(), page.language()))
                .text("productLines", page.t("catalog.lines"), one -> String.join(", ",
                        one.productLines().stream().map(tree::path).sorted().toList()))
                .truth("exclusive", page.t("people.exclusive"), Agreement::exclusive)
                .whole("noticeMonths", page.t("people.notice"), one -> (long) one.noticeMonths())
                .text("note", page.t("people.note"), Agreement::note)
                .file(ending, page.t("people.agreements"), asked(viewer, agency)::forEach);
    }

    private List<Agreement> asked(Viewer viewer, @Nullable UUID agency) {
        return agency == null ? agreements.all(viewer) : agreements.ofAgency(viewer, agency);
    }
}
