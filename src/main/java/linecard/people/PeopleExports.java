package linecard.people;

import linecard.access.Allowed;
import linecard.access.Member;
import linecard.access.Members;
import linecard.files.Table;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;
import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Territories, agencies, reps and members as files.
@Controller
class PeopleExports {

    private final Territories territories;
    private final Agencies agencies;
    private final Reps reps;
    private final Agreements agreements;
    private final Members members;
    private final Clock clock;

    PeopleExports(Territories territories, Agencies agencies, Reps reps, Agreements agreements,
            Members members, Clock clock) {
        this.territories = territories;
        this.agencies = agencies;
        this.reps = reps;
        this.agreements = agreements;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping("/territories.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View territories(
            Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "false") boolean archived) {
        var all = territories.all(page.viewer());
        return new Table<Territory>(page.words())
                .text("code", page.t("catalog.code"), Territory::code)
                .text("name", page.t("catalog.name"), Territory::name)
                .truth("archived", page.t("web.archived"), Territory::archived)
                .file(ending, page.t("people.territories"), taker -> all.stream()
                        .filter(one -> archived || !one.archived()).forEach(taker));
    }

    @GetMapping("/agencies.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View agencies(
            Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "false") boolean archived) {
        var viewer = page.viewer();
        var list = AgencyList.of(agencies.all(viewer), reps.all(viewer),
                agreements.inForce(viewer, Today.of(page, clock)), archived);
        return new Table<AgencyList.Row>(page.words())
                .text("code", page.t("catalog.code"), row -> row.agency().code())
                .text("name", page.t("catalog.name"), row -> row.agency().name())
                .text("country", page.t("people.country"), row -> row.agency().country())
                .text("taxNumber", page.t("people.taxNumber"), row -> row.agency().taxNumber())
                .text("email", page.t("people.email"), row -> row.agency().email())
                .text("phone", page.t("people.phone"), row -> row.agency().phone())
                .text("address", page.t("people.address"), row -> row.agency().address())
                .whole("reps", page.t("people.reps"), row -> (long) row.reps())
                .choice("regime", page.t("people.regime"), "people.regime.", AgencyList.Row::regime)
                .truth("archived", page.t("web.archived"), row -> row.agency().archived())
                .file(ending, page.t("people.agencies"), list.rows()::forEach);
    }

    @GetMapping("/reps.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View reps(
            Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) @Nullable UUID territory,
            @RequestParam(defaultValue = "false") boolean archived) {
        var viewer = page.viewer();
        var list = RepList.of(reps.all(viewer), agencies.all(viewer), territories.all(viewer),
                new RepList.Filter(agency, territory, archived));
        var firms = new Known(agencies.all(viewer));
        var places = new Known(territories.all(viewer));
        return new Table<Rep>(page.words())
                .text("code", page.t("people.rep.code"), Rep::code)
                .text("title", page.t("people.title"), Rep::title)
                .text("familyName", page.t("people.familyName"), Rep::familyName)
                .text("givenName", page.t("people.givenName"), Rep::givenName)
                .text("agencyCode", page.t("people.agency.code"), rep -> firms.code(rep.agency()))
                .text("agency", page.t("people.agency.name"), list::agency)
                .text("territoryCode", page.t("people.territory"),
                        rep -> places.code(rep.territory()))
                .text("territory", page.t("people.territory.name"), list::territory)
                .text("email", page.t("people.email"), Rep::email)
                .text("phone", page.t("people.phone"), Rep::phone)
                .truth("archived", page.t("web.archived"), Rep::archived)
                .file(ending, page.t("people.reps"), list.rows()::forEach);
    }

    @GetMapping("/members.{ending:csv|xlsx|json}")
    @Allowed(OWNERS)
    View members(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var offers = new Position.Offers(
                agencies.all(viewer), reps.all(viewer), territories.all(viewer));
        return new Table<Member>(page.words())
                .text("familyName", page.t("people.familyName"), one -> one.user().familyName())
                .text("givenName", page.t("people.givenName"), one -> one.user().givenName())
                .text("email", page.t("people.email"), one -> one.user().email())
                .choice("role", page.t("people.role"), "access.role.", one -> one.role().code())
                .text("scope", page.t("people.scope"),
                        one -> Position.scope(one, offers, page.language()))
                .text("language", page.t("people.language"), one -> one.user().language().code())
                .file(ending, page.t("people.members"), members.all(viewer)::forEach);
    }
}
