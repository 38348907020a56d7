package linecard.accounts;

import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;
import linecard.people.Called;
import linecard.traits.OwnText;
import linecard.traits.Trait.Of;
import linecard.traits.Traits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the history of accounts and of who looks after them.
@Configuration(proxyBeanMethods = false)
class AccountHistory {

    @Bean
    static Retelling accountsHistory(Accounts accounts, Called called, Traits traits) {
        return new ToldColumns()
                .text("code", "catalog.code")
                .text("name", "catalog.name")
                .record("territory_id", "people.territory", called::territories)
                .text("customer_type", "accounts.customerType")
                .record("parent_id", "accounts.parent",
                        (page, ids) -> accounts.names(page.viewer(), ids))
                .yes("house", "accounts.house")
                .country("country", "people.country")
                .text("postal_code", "accounts.postalCode")
                .text("city", "accounts.city")
                .text("address", "people.address")
                .text("phone", "people.phone")
                .text("email", "people.email")
                .text("tax_number", "people.taxNumber")
                .texts("tags", "traits.tags")
                .each("own", "traits.all.account", OwnText.kept(traits, Of.ACCOUNT))
                .moment("archived_at", "web.archived")
                .record("merged_into", "accounts.merged",
                        (page, ids) -> accounts.names(page.viewer(), ids))
                .of("accounts.account");
    }

    @Bean
    static Retelling assignmentHistory(Accounts accounts, Called called) {
        return new ToldColumns()
                .record("account_id", "accounts.account",
                        (page, ids) -> accounts.names(page.viewer(), ids))
                .record("rep_id", "people.rep", called::reps)
                .word("role", "accounts.role", "accounts.role.")
                .share("share_millionths", "accounts.share")
                .days("valid", "entrance.inForce")
                .of("accounts.assignment");
    }
}
