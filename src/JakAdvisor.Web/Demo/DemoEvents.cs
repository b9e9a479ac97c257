namespace JakAdvisor.Web.Demo;

/// <summary>The adverse events of the demonstration cohort: a few that are told here, and mild ones for every third of the others.</summary>
internal static class DemoEvents
{
    private static readonly string[] Mild = ["acne", "acne", "infection", "infection", "lymphopenia", "transaminase-rise", "hyperlipidaemia", "constipation", "other"];

    public static IEnumerable<DemoStep> Of(DemoPerson person) => person.Number switch
    {
        10 => [new DemoEvent(38, "herpes-zoster", "moderate", "paused"), new DemoPause(39), new DemoResume(52)],
        22 => [new DemoEvent(44, "infection", "severe", "paused", Hospital: true), new DemoPause(44), new DemoResume(62)],
        25 => [new DemoEvent(48, "transaminase-rise", "severe", "stopped")],
        40 => [new DemoEvent(29, "acne", "mild"), new DemoEvent(66, "herpes-zoster", "mild")],
        _ when person.Number % 3 == 2 => [new DemoEvent(20 + (person.Number * 7 % 60), Mild[person.Number / 3 % Mild.Length], person.Number % 2 == 0 ? "mild" : "moderate")],
        _ => [],
    };

    /// <summary>What a visit after the event says of it, by field of the form.</summary>
    public static IEnumerable<KeyValuePair<string, string>> At(DemoEvent happened) => happened.Code switch
    {
        "herpes-zoster" => [new("event.zoster", Form.Fields.Yes)],
        "infection" => [new(happened.Hospital ? "event.seriousInfection" : "event.infection", Form.Fields.Yes)],
        "lymphopenia" => [new("labs.lymphocytes", "0.7")],
        "transaminase-rise" => [new("labs.altTimesUln", "2.4"), new("labs.liverInjurySuspected", Form.Fields.No)],
        "hyperlipidaemia" => [new("labs.ldl", "4.6")],
        _ => [],
    };
}
