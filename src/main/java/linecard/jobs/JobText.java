package linecard.jobs;

import linecard.words.Words;

import java.time.Duration;
import java.time.Instant;

/// What is said of a job's pace and time.
final class JobText {

    private JobText() {}

    static String running(Words words, Job job, Instant now) {
        if (job.stepsDone() == 0) return words.text("jobs.begun.now");
        var done = words.number(job.stepsDone());
        var rate = words.number(job.rate(now));
        if (job.stepsAll() == 0) return words.text("jobs.running", done, rate);
        var far = words.text("jobs.runningOf", done, words.number(job.stepsAll()), rate);
        return job.left(now).map(left -> far + " " + left(words, left)).orElse(far);
    }

    /// Rounded up, so that it seldom takes longer than was said.
    private static String left(Words words, Duration left) {
        if (left.toSeconds() < 60) return words.text("jobs.left.soon");
        long minutes = (left.toSeconds() + 59) / 60;
        return minutes < 90 ? words.text("jobs.left.minutes", minutes)
                : words.text("jobs.left.hours", (minutes + 59) / 60);
    }

    /// How far a job came that is over; one that was done did all there was, however much was
    /// thought before.
    static String steps(Words words, Job job) {
        var done = words.number(job.stepsDone());
        return job.state() == Job.State.DONE
                ? words.text("jobs.didSteps", job.stepsDone(), done)
                : words.text("jobs.steps", done, words.number(job.stepsAll()));
    }

    /// `8 s`, `3 min 8 s`, `2 h 3 min`.
    static String took(Words words, Job job, Instant now) {
        var took = job.took(now);
        if (took.toHours() > 0) {
            return words.text("jobs.took.hours", took.toHours(), took.toMinutesPart());
        }
        return took.toMinutes() > 0
                ? words.text("jobs.took.minutes", took.toMinutes(), took.toSecondsPart())
                : words.text("jobs.took.seconds", took.toSeconds());
    }
}
