namespace Association.Infrastructure.Chinese;

/// <summary>
/// Surnames that are read unlike the character elsewhere. Where two readings are in use (覃, 乐, 盖, 郇, 谌, 隗, 牟) the more
/// frequent one stands here, and the person's own spelling goes before it.
/// Source: 现代汉语词典, entries marked 姓; 通用规范汉字表; list in domain.md section 8.
/// </summary>
internal static class SurnameReadings
{
    private static readonly Dictionary<string, string> Single = Table("""
        曾 zeng 单 shan 單 shan 仇 qiu 解 xie 查 zha 区 ou 區 ou 朴 piao 尉 wei 种 chong 翟 zhai 缪 miao 繆 miao 折 she 繁 po
        乜 nie 逄 pang 覃 qin 召 shao 乐 yue 樂 yue 盖 ge 蓋 ge 员 yun 員 yun 冼 xian 洗 xian 黑 he 哈 ha 任 ren 燕 yan 华 hua
        華 hua 纪 ji 紀 ji 宓 mi 佘 she 郇 xun 秘 bi 谌 chen 諶 chen 隗 wei 瞿 qu 訾 zi 晁 chao 褚 chu 牟 mou 尹 yin 都 du
        葛 ge 过 guo 宁 ning 那 na 祭 zhai 车 che 万 wan 长 zhang 行 xing 卜 bu 柏 bai 薄 bo 重 chong 晟 cheng 眭 sui 庾 yu 麹 qu
        """);

    private static readonly Dictionary<string, string> Compound = Table("""
        尉迟 yu-chi 尉遲 yu-chi 万俟 mo-qi 令狐 ling-hu 长孙 zhang-sun 長孫 zhang-sun 澹台 tan-tai 单于 chan-yu 乐正 yue-zheng
        子车 zi-ju 亓官 qi-guan 颛孙 zhuan-sun 宰父 zai-fu 夹谷 jia-gu 鲜于 xian-yu 呼延 hu-yan 拓跋 tuo-ba 百里 bai-li
        """);

    public static bool TryGet(string surname, out string[] syllables)
    {
        var known = Single.TryGetValue(surname, out var reading) || Compound.TryGetValue(surname, out reading);
        syllables = reading?.Split('-') ?? [];
        return known;
    }

    private static Dictionary<string, string> Table(string pairs) =>
        pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
