package linecard.payouts;

import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the history of bank accounts.
@Configuration(proxyBeanMethods = false)
class BankAccountHistory {

    @Bean
    static Retelling bankAccountsHistory() {
        return new ToldColumns()
                .text("holder", "payouts.column.holder")
                .text("currency", "payouts.currency")
                .text("iban", "payouts.column.iban")
                .text("bic", "payouts.column.bic")
                .text("routing", "payouts.column.routing")
                .text("number", "payouts.column.number")
                .of("payouts.account");
    }
}
