package linecard.traits;

import linecard.contacts.Contact;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class OwnRulesTest {

    private static Contact said(List<String> tags, Map<String, String> fields) {
        return new Contact(UUID.randomUUID(), "", "A", "", "", "", List.of(), List.of(), "", tags, fields, false, 1);
    }

    @Test
    void who_stays_keeps_its_word_and_takes_over_what_it_did_not_say() {
        var kept = said(List.of("VIP"), Map.of("grade", "High"));
        var gone = said(List.of("vip", "fair"), Map.of("grade", "Low", "born", "1970-01-01"));
        assertThat(OwnRules.tags(kept, gone)).containsExactly("fair", "VIP");
        assertThat(OwnRules.fields(kept, gone)).isEqualTo(Map.of("grade", "High", "born", "1970-01-01"));
    }

    @Test
    void there_are_never_more_tags_than_a_record_may_have() {
        var many = new ArrayList<String>();
        for (int i = 0; i < Tags.MOST; i++) many.add("tag" + i);
        assertThat(OwnRules.tags(said(many, Map.of()), said(List.of("more"), Map.of()))).hasSize(Tags.MOST)
                .doesNotContain("more");
    }
}
