package linecard.calls;

import linecard.accounts.Accounts;
import linecard.catalog.ProductLines;
import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;
import linecard.people.Called;
import linecard.web.Page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Tells the history of calls.
@Configuration(proxyBeanMethods = false)
class CallChanges {

    @Bean
    static Retelling callsHistory(
            Accounts accounts, Called called, ProductLines lines, Phrases phrases) {
        return new ToldColumns()
                .record("account_id", "calls.account",
                        (page, ids) -> accounts.names(page.viewer(), ids))
                .record("rep_id", "people.rep", called::reps)
                .day("visited_on", "calls.day")
                .word("state", "calls.state", "calls.state.")
                .word("kind", "calls.kind", "calls.kind.")
                .word("purpose", "calls.purpose", "calls.purpose.")
                .word("outcome", "calls.outcome.short", "calls.outcome.")
                .word("next_step", "calls.nextStep", "calls.nextStep.")
                .day("next_on", "calls.nextStep.on")
                .records("lines", "calls.lines", (page, _) -> lines.names(page.viewer()))
                .records("phrases", "calls.phrases", (page, _) -> said(page, phrases))
                .records("competitors", "calls.competitors", (page, _) -> said(page, phrases))
                .yes("sample_asked", "calls.pocket.sample")
                .yes("quote_asked", "calls.pocket.quote")
                .yes("accompanied", "calls.accompanied")
                .of("calls.call");
    }

    private static Map<UUID, String> said(Page page, Phrases phrases) {
        return phrases.all(page.viewer()).stream()
                .collect(Collectors.toMap(Phrase::id, Phrase::content));
    }
}
