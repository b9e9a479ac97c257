using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace JakAdvisor.Web.Data;

/// <summary>Keeps the data protection keys in the database, so that every web process reads the same cookies.</summary>
public sealed class ProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<ClinicDb>().ProtectionKeys.Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        db.ProtectionKeys.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        // The interface is synchronous; it is called once when a key is made.
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
