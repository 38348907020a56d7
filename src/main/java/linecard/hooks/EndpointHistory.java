package linecard.hooks;

import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the history of where other programs are told.
@Configuration(proxyBeanMethods = false)
class EndpointHistory {

    @Bean
    static Retelling endpointsHistory() {
        return new ToldColumns()
                .text("url", "hooks.url")
                .text("description", "hooks.description")
                .words("events", "hooks.events", "hooks.event.")
                .word("off_reason", "hooks.state", "hooks.state.off.")
                .of("hooks.endpoint");
    }
}
