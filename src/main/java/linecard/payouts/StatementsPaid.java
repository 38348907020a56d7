package linecard.payouts;

import linecard.commissions.Paying;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Shows on statements whether they are paid.
@Configuration(proxyBeanMethods = false)
class StatementsPaid {

    @Bean
    static Paying paying(PaidStatements statements) {
        return new Paying(statements::of);
    }
}
