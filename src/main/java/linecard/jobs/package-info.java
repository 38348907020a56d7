/// What runs in the background, and how far is it? Knows nothing of what the work is about.
///
/// db-scheduler keeps in `scheduled_tasks` what is due and which program has taken it; a program
/// that gives no sign of life for four heartbeats loses it to another. It may only be frozen,
/// though, and wake. So a job counts in `job.taken` how often it was taken, and the work begins
/// each transaction that writes with [Progress#fence]: that holds the row of the job if the count
/// is still its own, and ends the work if it is not. Whoever takes the job waits for that row. An
/// effect is committed by the one who holds the job, or not at all.
@NullMarked
package linecard.jobs;

import org.jspecify.annotations.NullMarked;
