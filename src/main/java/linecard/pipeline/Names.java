package linecard.pipeline;

import linecard.people.Rep;
import linecard.web.Page;

import java.util.Map;
import java.util.UUID;

/// What accounts and reps are called.
public record Names(Map<UUID, String> accounts, Map<UUID, Rep> reps) {

    public String account(UUID id) {
        return accounts.getOrDefault(id, "–");
    }

    public String rep(Page page, UUID id) {
        var rep = reps.get(id);
        return rep == null ? "–" : rep.name(page.language());
    }
}
