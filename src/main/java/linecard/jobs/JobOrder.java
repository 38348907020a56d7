package linecard.jobs;

import linecard.database.Binding;

import java.util.UUID;

/// Who asked for what, where: all that a job needs to be begun.
///
/// @param taken how often a program has taken it, this time included; 0 before the first
record JobOrder(UUID id, UUID organisation, UUID person, String kind, UUID subject, int taken) {

    /// The program itself, keeping the books of this job whatever the person may do by now.
    Binding bookkeeper() {
        return Binding.owner(organisation, person);
    }

    JobOrder takenAs(int number) {
        return new JobOrder(id, organisation, person, kind, subject, number);
    }
}
