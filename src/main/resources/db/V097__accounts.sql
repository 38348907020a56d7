-- The accounts that a viewer sees who does not see every one: those of the territory, or those that
-- the own reps hold or held. Policies of what belongs to accounts look there once a statement; to
-- ask for each row whether its account is seen takes minutes for 100,000 rows.
create function accounts.held() returns uuid[] language plpgsql stable
set plan_cache_mode = force_generic_plan as $$
begin
    if access.staff() then
        return array(select id from accounts.account where territory_id = access.territory());
    end if;
    return array(select distinct account_id
                 from accounts.assignment
                 where rep_id = any (array(select id from people.rep)));
end $$;
