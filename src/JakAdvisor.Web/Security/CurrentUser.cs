using System.Security.Claims;

namespace JakAdvisor.Web.Security;

/// <summary>Who is acting in this request, for signatures and the audit trail; the program itself outside one.</summary>
public sealed class CurrentUser(IHttpContextAccessor http, TimeProvider time)
{
    private const string Program = "program";

    public string Id => http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? (http.HttpContext is null ? Program : "anonymous");

    public string Name => http.HttpContext?.User.FindFirstValue(Claims.FullName) ?? (http.HttpContext is null ? Program : "anonymous");

    public string Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Now, in whole milliseconds: both databases keep it exactly.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        }
    }
}

/// <summary>Claims of our own.</summary>
public static class Claims
{
    public const string FullName = "jakadvisor:name";
}

/// <summary>The roles.</summary>
public static class Roles
{
    public const string Gastroenterologist = "gastroenterologist";
    public const string Nurse = "nurse";
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All = [Gastroenterologist, Nurse, Administrator];
}

/// <summary>The policies that folders and pages ask for.</summary>
public static class Policies
{
    /// <summary>Gastroenterologists and nurses: patients, drafts, facts, checklist.</summary>
    public const string Clinical = "clinical";

    /// <summary>Gastroenterologists: decide and sign.</summary>
    public const string Sign = "sign";

    /// <summary>Administrators: users, settings, audit; no patient content.</summary>
    public const string Administer = "administer";
}
