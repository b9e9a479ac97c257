using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Hosting;

/// <summary>The settings of this installation, read and checked once at start.</summary>
public sealed record Site(Jurisdiction Jurisdiction, TimeZoneInfo TimeZone, int RequestsPerMinute)
{
    public DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>The day here of a time in UTC.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZone));

    /// <exception cref="StartException">A setting is missing or is none of the possible values.</exception>
    public static Site Read(IConfiguration settings, bool development) =>
        new(ReadJurisdiction(settings["Site:Jurisdiction"], development), ReadTimeZone(settings["Site:TimeZone"]), ReadRate(settings["Api:RequestsPerMinute"]));

    /// <exception cref="StartException">The guidance or the site file cannot be read, or has faults: all of them are told.</exception>
    public static GuidanceRelease ReadGuidance(IConfiguration settings)
    {
        var folder = settings["Guidance:Folder"] is { Length: > 0 } set ? set : Path.Combine(AppContext.BaseDirectory, "guidance");
        try
        {
            var release = GuidanceLoader.FromFolder(folder, ReadSiteFile(settings["Guidance:SiteFile"]));
            if (release.PatientLanguages.Count == 0) throw new StartException($"JakAdvisor does not start: the guidance in {folder} has no patient.yaml, the page for patients");
            return release.PatientLayout.Visit is not null ? release : throw new StartException($"JakAdvisor does not start: the guidance in {folder} has no visit-page.yaml, the page for patients after a visit");
        }
        catch (GuidanceException broken)
        {
            throw new StartException($"JakAdvisor does not start: the guidance in {folder} or the site file has faults.\n{broken.Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"JakAdvisor does not start: the guidance in {folder} cannot be read ({unreadable.Message})");
        }
    }

    /// <summary>Whom patients call. Nothing need be set; their page says on screen what is missing.</summary>
    /// <exception cref="StartException">A text is too long for the page.</exception>
    public static ClinicDetails ReadClinic(IConfiguration settings)
    {
        const int Longest = 80;
        return new ClinicDetails(
            Read("Clinic__Name", settings["Clinic:Name"]), Read("Clinic__Phone", settings["Clinic:Phone"]), Read("Clinic__Hours", settings["Clinic:Hours"]),
            Read("Clinic__OutOfHours", settings["Clinic:OutOfHours"]), Read("Clinic__EmergencyNumber", settings["Clinic:EmergencyNumber"]));

        static string Read(string name, string? text) => (text?.Trim() ?? "") is { Length: <= Longest } told ? told
            : throw new StartException($"JakAdvisor does not start: {name} is longer than {Longest} characters, which is more than the patient's page can hold.");
    }

    private static string? ReadSiteFile(string? path)
    {
        if (string.IsNullOrEmpty(path)) return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"JakAdvisor does not start: the site file {path} of Guidance__SiteFile cannot be read ({unreadable.Message})");
        }
    }

    private static Jurisdiction ReadJurisdiction(string? text, bool development)
    {
        if (string.IsNullOrEmpty(text) && development) return Jurisdiction.Us;
        if (!string.IsNullOrEmpty(text) && Names.TryParse<Jurisdiction>(text, out var where)) return where;
        throw new StartException(string.IsNullOrEmpty(text)
            ? "JakAdvisor does not start: Site__Jurisdiction is not set. Set it to us or eu, the place whose labels apply here."
            : $"JakAdvisor does not start: Site__Jurisdiction cannot be {text}; possible: us, eu.");
    }

    private static TimeZoneInfo ReadTimeZone(string? text)
    {
        if (string.IsNullOrEmpty(text)) return TimeZoneInfo.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone
            : throw new StartException($"JakAdvisor does not start: Site__TimeZone {text} is no time zone this machine knows; possible: names such as UTC, Europe/Berlin or America/New_York.");
    }

    private static int ReadRate(string? text)
    {
        const int Default = 600;
        if (string.IsNullOrEmpty(text)) return Default;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rate) ? rate
            : throw new StartException($"JakAdvisor does not start: Api__RequestsPerMinute cannot be {text}; possible: 0 (no limit) or a whole number of requests a minute.");
    }
}

internal static class SiteSetup
{
    /// <summary>Guidance and settings are read here and not at the first request: the program does not start on broken ones.</summary>
    public static void AddSite(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Site.Read(builder.Configuration, builder.Environment.IsDevelopment()));
        builder.Services.AddSingleton(Site.ReadGuidance(builder.Configuration));
        builder.Services.AddSingleton(Site.ReadClinic(builder.Configuration));
    }
}
