package linecard.linecards;

import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;
import linecard.people.Called;
import linecard.web.Page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Tells the history of lines that agencies carry, of their categories, and of what was allowed.
@Configuration(proxyBeanMethods = false)
class CardHistory {

    @Bean
    static Retelling categoryHistory(Categories categories) {
        return new ToldColumns()
                .text("code", "catalog.code")
                .text("name_en", "linecards.english")
                .text("name_hu", "linecards.hungarian")
                .record("parent_id", "linecards.category.parent",
                        (page, _) -> names(page, categories))
                .moment("archived_at", "web.archived")
                .of("linecards.category");
    }

    @Bean
    static Retelling carriedHistory(Categories categories, Called called) {
        return new ToldColumns()
                .record("agency_id", "people.agency", called::agencies)
                .record("rep_id", "linecards.whose", called::reps)
                .text("principal", "linecards.principal")
                .text("product", "linecards.product")
                .record("category_id", "linecards.category", (page, _) -> names(page, categories))
                .record("territory_id", "people.territory", called::territories)
                .day("since", "people.firstDay")
                .day("until", "people.lastDay")
                .word("source", "linecards.source", "linecards.source.")
                .of("linecards.line");
    }

    @Bean
    static Retelling waiverHistory(Called called) {
        return new ToldColumns()
                .record("agency_id", "people.agency", called::agencies)
                .text("conditions", "linecards.waiver.conditions")
                .day("since", "people.firstDay")
                .day("until", "people.lastDay")
                .text("granted_by", "linecards.waiver.grantedBy")
                .of("linecards.waiver");
    }

    private static Map<UUID, String> names(Page page, Categories categories) {
        return categories.all(page.viewer()).stream()
                .collect(Collectors.toMap(Category::id, one -> one.label(page.language())));
    }
}
