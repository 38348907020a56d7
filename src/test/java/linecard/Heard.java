package linecard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;

/// The SQL statements that one thread asks of the database.
public final class Heard {

    private Heard() {}

    /// Those of this thread while it does something, with all the whitespace made one.
    public static List<String> during(Runnable what) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var thread = Thread.currentThread();
        // An event says its thread only when it is asked, and then whose thread asks.
        var heard = new ListAppender<ILoggingEvent>() {

            @Override
            protected void append(ILoggingEvent event) {
                if (Thread.currentThread() == thread) super.append(event);
            }
        };
        heard.start();
        logger.addAppender(heard);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            what.run();
        } finally {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(heard);
        }
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(said -> said.startsWith("Executing ") && said.contains("["))
                .map(said -> said.substring(said.indexOf('[') + 1).replaceAll("\\s+", " "))
                .toList();
    }
}
