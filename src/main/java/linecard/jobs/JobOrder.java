package linecard.jobs;

import linecard.database.Binding;

import java.util.UUID;

/// Who asked for what, where: all that a job needs to be begun, now or after a restart.
record JobOrder(UUID id, UUID organisation, UUID person, String kind, UUID subject) {

    /// The program itself, keeping the books of this job whatever the person may do by now.
    Binding bookkeeper() {
        return Binding.owner(organisation, person);
    }
}
