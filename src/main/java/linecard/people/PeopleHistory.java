package linecard.people;

import linecard.access.Members;
import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.stream.Collectors;

/// Tells the history of agencies, their agreements and reps, and of who may sign in.
@Configuration(proxyBeanMethods = false)
class PeopleHistory {

    @Bean
    static Retelling agencyHistory(Called called) {
        return new ToldColumns()
                .text("code", "catalog.code")
                .text("name", "catalog.name")
                .country("country", "people.country")
                .text("tax_number", "people.taxNumber")
                .text("email", "people.email")
                .text("phone", "people.phone")
                .text("address", "people.address")
                .moment("archived_at", "web.archived")
                .record("merged_into", "people.merged", called::agencies)
                .of("people.agency");
    }

    @Bean
    static Retelling agreementHistory(Called called) {
        return new ToldColumns()
                .record("agency_id", "people.agency", called::agencies)
                .days("valid", "entrance.inForce")
                .word("regime", "people.regime", "people.regime.")
                .record("territory_id", "people.territory", called::territories)
                .yes("exclusive", "people.exclusive")
                .each("notice_months", "people.notice", (page, months) ->
                        page.t("people.notice.months", Integer.valueOf(months)))
                .text("note", "people.note")
                .of("people.agreement");
    }

    @Bean
    static Retelling repHistory(Called called) {
        return new ToldColumns()
                .record("agency_id", "people.agency", called::agencies)
                .record("territory_id", "people.territory", called::territories)
                .text("code", "catalog.code")
                .text("title", "people.title")
                .text("family_name", "people.familyName")
                .text("given_name", "people.givenName")
                .text("email", "people.email")
                .text("phone", "people.phone")
                .moment("archived_at", "web.archived")
                .of("people.rep");
    }

    @Bean
    static Retelling territoryHistory() {
        return new ToldColumns()
                .text("code", "catalog.code")
                .text("name", "catalog.name")
                .moment("archived_at", "web.archived")
                .of("people.territory");
    }

    @Bean
    static Retelling membershipHistory(Members members, Called called) {
        return new ToldColumns()
                .record("user_id", "people.member", (page, _) -> members.all(page.viewer()).stream()
                        .collect(Collectors.toMap(member -> member.user().id(),
                                member -> member.user().name(page.language()))))
                .word("role", "people.role", "access.role.")
                .record("agency_id", "people.agency", called::agencies)
                .record("rep_id", "people.rep", called::reps)
                .record("territory_id", "people.territory", called::territories)
                .of("access.membership");
    }
}
