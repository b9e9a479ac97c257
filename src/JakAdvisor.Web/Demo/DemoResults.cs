using System.Globalization;
using System.Text.Json.Nodes;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Treatments;

namespace JakAdvisor.Web.Demo;

/// <summary>What was measured of an invented person at the start and at each visit: chance gives the start, the course what is left of it.</summary>
internal sealed class DemoResults
{
    private static readonly string[] Segments = ["ileum", "right", "transverse", "left", "rectum"];
    private static readonly string[] Locations = ["L1", "L1", "L2", "L3", "L3", "L3", "L3+4"];
    private readonly DemoPerson _person;
    private readonly int _cdai;
    private readonly int _hbi;
    private readonly int _crp;
    private readonly int _esr;
    private readonly int _calprotectin;
    private readonly int _weight;
    private readonly int[] _mayo;
    private readonly int[] _segments;
    private readonly double _haemoglobin;
    private readonly double _lymphocytes;
    private readonly double _alt;
    private readonly double _ldl;

    public DemoResults(DemoPerson person)
    {
        _person = person;
        var chance = person.Chance;
        Location = chance.Of(Locations);
        (_cdai, _crp, _esr, _calprotectin) = (chance.Between(190, 430), chance.Between(2, 48), chance.Between(6, 50), chance.Between(110, 1600));
        (_hbi, _weight) = (_cdai / 28, chance.Between(49, 91));
        _mayo = [chance.Between(2, 3), chance.Between(1, 3), chance.Between(2, 3), chance.Between(2, 3)];
        var involved = Location[..2] switch { "L1" => "ileum", "L2" => "right transverse left rectum", _ => "ileum right left" };
        _segments = [.. Segments.Select(s => involved.Contains(s, StringComparison.Ordinal) ? chance.Between(1, 3) : 0)];
        _haemoglobin = (person.Sex == "female" ? 10.9 : 12.2) + (chance.Between(0, 18) / 10.0);
        (_lymphocytes, _alt, _ldl) = (chance.Between(11, 22) / 10.0, chance.Between(4, 9) / 10.0, chance.Between(19, 31) / 10.0);
    }

    public string Location { get; }

    /// <summary>Writes the start into the facts of a work-up.</summary>
    public void IntoStart(JsonObject facts, DateOnly asOf)
    {
        foreach (var index in new[] { "disease.cdai", "disease.sesCd" }) facts.Remove(index);
        var measured = new List<(string Fact, double Value)>
        {
            ("labs.crp", _crp), ("labs.faecalCalprotectin", _calprotectin), ("labs.haemoglobin", _haemoglobin), ("labs.lymphocytes", _lymphocytes),
            ("labs.altTimesUln", _alt), ("labs.ldl", _ldl), ("labs.albumin", _person.Chance.Between(31, 45)),
        };
        if (_person.EsrMeasured) measured.Add(("labs.esr", _esr));
        if (!_person.Colitis && _person.IndexAtStart) measured.Add(("disease.cdai", _cdai));
        if (!_person.Colitis) measured.Add(("disease.hbi", _hbi));
        facts["patient.weight"] = new JsonObject { ["value"] = _weight, ["on"] = TypedDay.Iso(asOf) };
        foreach (var (fact, value) in measured) facts[fact] = new JsonObject { ["value"] = value, ["on"] = TypedDay.Iso(asOf.AddDays(fact.StartsWith("labs.", StringComparison.Ordinal) ? -4 : 0)) };
    }

    /// <summary>What was measured at a visit, by field of the form. What nobody measured is left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> At(int week, DateOnly on)
    {
        var left = _person.LeftOn(week);
        var told = new List<KeyValuePair<string, string>>();
        void Add(string fact, double value) => told.Add(new(fact, value.ToString("0.##", CultureInfo.InvariantCulture)));
        if (week != 12 || _person.IndexAtWeek12)
        {
            if (!_person.Colitis) Add("disease.hbi", _hbi * left / 100);
            if (!_person.Colitis && week >= 4) Add("disease.cdai", 40 + ((_cdai - 40) * left / 100));
            if (_person.Colitis && week >= 8) told.AddRange(Mayo(left, on));
        }
        // Week 2 is a call.
        if (week < 4) return told;
        if (week >= 12) Add("patient.weight", _weight + ((100 - left) / 25));
        Add("labs.haemoglobin", Math.Round(_haemoglobin + ((100 - left) / 100.0), 1));
        Add("labs.lymphocytes", _lymphocytes - (week >= 8 ? 0.1 : 0));
        Add("labs.neutrophils", Math.Round(4.4 - (week / 24.0), 1));
        Add("labs.altTimesUln", _alt);
        Add("labs.astTimesUln", 0.6);
        Add("labs.crp", 1 + (_crp * left / 100));
        if (_person.EsrMeasured && week >= 8) Add("labs.esr", 3 + (_esr * left / 100));
        if (week == 4 || !(_person.Forgotten && week == 12))
        {
            Add("labs.creatinine", 74);
            Add("kidney.egfr", 92 + (_person.Number % 20));
            if (week != 4) Add("labs.ldl", Math.Round(_ldl * 1.15, 1));
        }
        if (week >= 12 && (week > 12 || _person.Number % 7 != 3)) told.AddRange([new("labs.faecalCalprotectin", (20 + (_calprotectin * left / 100)).ToString(CultureInfo.InvariantCulture)), new(Fields.On("labs.faecalCalprotectin"), TypedDay.Iso(on))]);
        if (!_person.Colitis && week == 12 && _person.EndoscopyAtWeek12) told.AddRange(Endoscopy(left, on));
        return told;
    }

    /// <summary>The endoscopic score: its items where the segments were given, otherwise the total.</summary>
    public IEnumerable<KeyValuePair<string, string>> Endoscopy(int left, DateOnly on)
    {
        if (_person.Colitis) return Mayo(left, on);
        var told = new List<KeyValuePair<string, string>> { new(Fields.On("disease.sesCd"), TypedDay.Iso(on)) };
        var total = 0;
        for (var s = 0; s < Segments.Length; s++)
        {
            var level = (int)Math.Round(_segments[s] * Math.Min(left, 100) / 100.0, MidpointRounding.AwayFromZero);
            var ulcers = _person.Ulcers ? level : 0;
            total += level + (2 * ulcers);
            foreach (var (item, value) in new[] { ("ulcerSize", ulcers), ("ulceratedSurface", ulcers), ("affectedSurface", level), ("narrowing", 0) })
                if (_person.Segments) told.Add(new(Fields.Item("disease.sesCd", $"{Segments[s]}.{item}"), value.ToString(CultureInfo.InvariantCulture)));
        }
        if (!_person.Segments) told.Add(new("disease.sesCd", total.ToString(CultureInfo.InvariantCulture)));
        return told;
    }

    private IEnumerable<KeyValuePair<string, string>> Mayo(int left, DateOnly on)
    {
        var items = new[] { "stoolFrequency", "rectalBleeding", "endoscopy", "physicianGlobalAssessment" };
        return items.Select((item, i) => KeyValuePair.Create(Fields.Item("disease.mayo", item), (_mayo[i] * Math.Min(left, 100) / 100).ToString(CultureInfo.InvariantCulture)))
            .Append(new(Fields.On("disease.mayo"), TypedDay.Iso(on)));
    }
}
