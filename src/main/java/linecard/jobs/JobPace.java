package linecard.jobs;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.time.Duration;

/// How a program shows that it lives, and how long others wait before they take its jobs.
///
/// @param heartbeat between two signs of life
@Component
record JobPace(@Value("${linecard.jobs.heartbeat:4s}") Duration heartbeat) {

    /// Signs of life that may be missing; db-scheduler wants no fewer.
    static final int MISSED = 4;

    Duration patience() {
        return heartbeat.multipliedBy(MISSED);
    }

    /// Between two looks at what is due. What this program is asked for itself begins at once.
    Duration look() {
        return heartbeat.dividedBy(2);
    }
}
