package linecard.web;

import linecard.database.PlannedOnce;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A page about one record. It asks many small things for it, each of which takes longer to plan
/// than to find, so their plans are kept, see [PlannedOnce].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AboutOne {}
