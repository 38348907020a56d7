package linecard.web;

import linecard.database.PlannedOnce;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A page about one record, which asks many small things for it. It is read in one transaction as
/// the viewer, so nothing it calls may work as somebody else. Each of those things takes longer to
/// plan than to find, so their plans are kept, see [PlannedOnce].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AboutOne {}
