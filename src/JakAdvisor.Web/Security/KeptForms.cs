using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakAdvisor.Web.Security;

/// <summary>A kept form as it was sent.</summary>
public sealed record SentForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// Keeps what somebody sent after the session had ended, so that signing in again loses nothing. Who sent it is read from the ended session's own cookie;
/// what was sent is encrypted for that account and stands in no log and in no address.
/// </summary>
public sealed class KeptForms(ClinicDb db, CurrentUser now, IDataProtectionProvider protection, IOptionsMonitor<CookieAuthenticationOptions> cookies)
{
    private const string Token = "__RequestVerificationToken";
    private const int Largest = 1 << 20;
    private const int MostOfOnePerson = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    // A cookie longer out of date is nobody's who just comes back to an open page.
    private static readonly TimeSpan LatestReturn = TimeSpan.FromDays(3);

    /// <summary>Keeps the form of this request, if it is one that an account sent in an ended session.</summary>
    public async Task KeepAsync(HttpContext http)
    {
        var request = http.Request;
        // Forms about accounts carry passwords; none of those is ever kept.
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > Largest || request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)) return;
        if (Sender(http) is not { } sender) return;
        await DropOldAsync();
        if (await db.Set<KeptForm>().CountAsync(f => f.UserId == sender) >= MostOfOnePerson) return;
        var fields = (await request.ReadFormAsync(http.RequestAborted)).Where(f => f.Key != Token).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        var text = JsonSerializer.Serialize(new SentForm(request.Path + request.QueryString, fields));
        var form = new KeptForm { Id = Guid.CreateVersion7(), UserId = sender, Content = Protector(sender).Protect(text), SentAt = now.Now };
        db.Add(form);
        db.Note("kept", nameof(KeptForm), form.Id.ToString());
        await db.SaveChangesAsync();
    }

    /// <summary>What waits for this account, newest first.</summary>
    public async Task<IReadOnlyList<(KeptForm Kept, SentForm Sent)>> WaitingAsync(string account)
    {
        var since = now.Now - Kept;
        var waiting = await db.Set<KeptForm>().AsNoTracking().Where(f => f.UserId == account && !f.SentAgain && f.SentAt >= since).OrderByDescending(f => f.SentAt).ToListAsync();
        return [.. waiting.Select(f => (f, Read(f))).Where(f => f.Item2 is not null)!];
    }

    /// <summary>Whether anything waits for this account.</summary>
    public Task<bool> AnyAsync(string account)
    {
        var since = now.Now - Kept;
        return db.Set<KeptForm>().AnyAsync(f => f.UserId == account && !f.SentAgain && f.SentAt >= since);
    }

    /// <summary>Where a kept form of this account goes, now that it is sent again; null when there is none.</summary>
    public async Task<string?> SendAgainAsync(string account, Guid id)
    {
        if (await FindAsync(account, id) is not { } form || Read(form) is not { } sent) return null;
        form.SentAgain = true;
        await db.SaveChangesAsync();
        return sent.Address;
    }

    public async Task DiscardAsync(string account, Guid id)
    {
        if (await FindAsync(account, id) is not { } form) return;
        db.Remove(form);
        await db.SaveChangesAsync();
    }

    private async Task<KeptForm?> FindAsync(string account, Guid id)
    {
        var since = now.Now - Kept;
        return await db.Set<KeptForm>().FirstOrDefaultAsync(f => f.Id == id && f.UserId == account && f.SentAt >= since);
    }

    private async Task DropOldAsync()
    {
        var since = now.Now - Kept;
        await db.Set<KeptForm>().Where(f => f.SentAt < since).ExecuteDeleteAsync();
    }

    /// <summary>The account of the ended session: the cookie is still the one we made, only too old.</summary>
    private string? Sender(HttpContext http)
    {
        var options = cookies.Get(IdentityConstants.ApplicationScheme);
        if (options.CookieManager.GetRequestCookie(http, options.Cookie.Name!) is not { } cookie || options.TicketDataFormat.Unprotect(cookie) is not { } ticket) return null;
        return ticket.Properties.ExpiresUtc is { } ended && ended.UtcDateTime + LatestReturn > now.Now ? ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier) : null;
    }

    private SentForm? Read(KeptForm form)
    {
        try
        {
            return JsonSerializer.Deserialize<SentForm>(Protector(form.UserId).Unprotect(form.Content));
        }
        catch (CryptographicException)
        {
            // The keys were changed meanwhile: nobody can read it any more.
            return null;
        }
    }

    private IDataProtector Protector(string account) => protection.CreateProtector("JakAdvisor.KeptForm", account);
}
