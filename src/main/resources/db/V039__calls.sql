-- The agencies whose reps' plans the principal sees: what is planned under a voluntary regime is
-- for the rep and the agency alone, unless planning by the principal was turned on for it. Look-ups
-- ask it, and no policy: an archive is read as its owner sees it, and shall lose nobody's plans.
create view calls.open_plan with (security_invoker = true) as
    select r.agency_id
    from calls.regime r
    where r.valid @> current_date and r.regime <> 'voluntary'
    union
    select d.agency_id
    from (select distinct on (m.agency_id) m.agency_id, m.is_on
          from calls.monitoring m
          where m.feature = 'planning' and m.regime = 'voluntary' and m.from_day <= current_date
          order by m.agency_id, m.from_day desc, m.decided_at desc, m.id desc) d
    where d.is_on;
grant select on calls.open_plan to linecard_runtime;
