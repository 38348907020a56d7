package linecard.prizes;

import linecard.commissions.CashPrizes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts prizes in cash onto the statements.
@Configuration(proxyBeanMethods = false)
class PrizesOnStatements {

    @Bean
    static CashPrizes cashPrizes(CashAwards awards) {
        return new CashPrizes(awards::ofAgencies);
    }
}
