package linecard.jobs;

import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// One organisation after another, for what comes round by itself.
@Component
public class Everywhere {

    private static final Logger LOG = LoggerFactory.getLogger(Everywhere.class);

    private final Identities identities;

    Everywhere(Identities identities) {
        this.identities = identities;
    }

    /// Does a round's work in each, bound to its owner. What goes wrong in one keeps no other
    /// waiting.
    public void run(Recurring round, Consumer<Viewer> work) {
        run(round, identities.organisations(), work);
    }

    /// The same in those in which something is to be done, for rounds that come often.
    public void run(Recurring round, List<UUID> organisations, Consumer<Viewer> work) {
        for (var organisation : organisations) {
            try {
                identities.owner(organisation).ifPresent(owner ->
                        Bound.run(owner.binding(), () -> work.accept(owner)));
            } catch (RuntimeException e) {
                LOG.error("{} broke in organisation {}", round.name(), organisation, e);
            }
        }
    }
}
