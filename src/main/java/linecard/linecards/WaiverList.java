package linecard.linecards;

import linecard.web.Known;
import linecard.web.Page;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// The waivers as a page shows them.
record WaiverList(List<Waiver> rows, CategoryTree tree, Known agencies, LocalDate today) {

    /// `holds`, `ending` within thirty days, `coming` or `lapsed`
    String state(Waiver one) {
        if (!today.isBefore(one.to())) return "lapsed";
        if (today.isBefore(one.from())) return "coming";
        return today.plusDays(WaiverReminders.DAYS).isBefore(one.to()) ? "holds" : "ending";
    }

    String agency(Page page, Waiver one) {
        return one.agency() == null ? page.t("linecards.waiver.everyAgency")
                : agencies.name(one.agency(), page.language());
    }

    String categories(Page page, Waiver one) {
        return one.categories().stream().map(id -> tree.name(id, page.language()))
                .collect(Collectors.joining(", "));
    }
}
