namespace JakAdvisor.Web.Cohort;

/// <summary>Which visit stands for week 12: of those from day 70 to day 98 after the start the one nearest to day 84, of two as near the later.</summary>
public static class Week12
{
    public const int Day = 84;
    public const int FirstDay = 70;
    public const int LastDay = 98;

    /// <summary>Whoever stopped before this day did not complete 12 weeks; a visit of week 12 may be up to 7 days early.</summary>
    public const int CompletedDay = 77;

    /// <summary>The calendar weeks of a treatment in which those days can lie, for asking the database by its index; a visit up to 7 days early carries the week after.</summary>
    public const int FirstWeek = FirstDay / 7;
    public const int LastWeek = (LastDay / 7) + 1;
}
