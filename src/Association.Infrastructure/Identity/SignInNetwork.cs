using System.Net;
using System.Net.Sockets;

namespace Association.Infrastructure.Identity;

public static class SignInNetwork
{
    /// <summary>Who counts as one sender. An IPv6 customer owns a whole /64: addresses within it are one.</summary>
    public static string Of(string address)
    {
        if (!IPAddress.TryParse(address, out var ip)) return address;
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        return ip.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8)) : ip.ToString();
    }
}
